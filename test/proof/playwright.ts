/** The little of Playwright's interface that is used: its types are only there once the packages are installed. */
export interface Page {
  on(event: 'console', listener: (message: { text(): string; page(): Page }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  goto(url: string): Promise<unknown>;
  url(): string;
  isClosed(): boolean;
  close(): Promise<void>;
  /** @param expression text, so that no types of the page's world are needed here */
  evaluate(expression: string): Promise<unknown>;
  waitForTimeout(milliseconds: number): Promise<void>;
  isVisible(selector: string): Promise<boolean>;
  click(selector: string, options?: { timeout?: number }): Promise<void>;
  fill(selector: string, value: string): Promise<void>;
  textContent(selector: string): Promise<string | null>;
  screenshot(options: { path: string }): Promise<unknown>;
}

export interface Context {
  newPage(): Promise<Page>;
  pages(): Page[];
  close(): Promise<void>;
}

export interface Browser {
  newContext(options: object): Promise<Context>;
  close(): Promise<void>;
}
