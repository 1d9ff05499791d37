import { type ComponentProps, useEffect, useRef } from "react";
import { TextInput } from "./field";

/**
 * A text to search for that lives in the address. It keeps what is being typed while the address follows, and takes over what the address says when that
 * changes by a link or by going back.
 */
export function SearchInput({
  value,
  onSearch,
  ...rest
}: Omit<ComponentProps<"input">, "value" | "onChange"> & { value: string; onSearch: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const element = input.current;
    if (element !== null && element !== document.activeElement) {
      element.value = value;
    }
  }, [value]);
  return (
    <TextInput
      {...rest}
      ref={input}
      type="search"
      defaultValue={value}
      onChange={(event) => onSearch(event.target.value)}
    />
  );
}
