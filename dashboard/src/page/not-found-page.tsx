import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/notice";
import { Page } from "../ui/page";

/** For addresses that lead nowhere. */
export function NotFoundPage() {
  return (
    <Page title="There is no such page">
      <Empty title="Nothing is at this address.">
        <ButtonLink to="/">To the start</ButtonLink>
      </Empty>
    </Page>
  );
}
