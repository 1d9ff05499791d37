import { Component, type ReactNode } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/**
 * Catches what a page throws, so that the rest stays usable. Mostly that is a part of the pages that could not be fetched, because the server is away or
 * has been replaced by a newer one: then only loading everything anew helps, and it is not tried before the server is there.
 */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean; away: boolean }> {
  override state = { failed: false, away: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  private readonly again = async () => {
    const there = await fetch("/", { method: "HEAD" }).then(
      (response) => response.ok,
      () => false,
    );
    if (there) {
      window.location.reload();
    } else {
      this.setState({ away: true });
    }
  };

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <Notice tone="bad">
        <p>
          {this.state.away
            ? "The server still cannot be reached."
            : "This page could not be shown. The server may be away, or may have been replaced by a newer one."}
        </p>
        <Button onClick={this.again}>Try again</Button>
      </Notice>
    );
  }
}
