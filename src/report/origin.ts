/** Where and when a scan ran, for programs that compare reports. All but the time may be unknown. */
export interface Origin {
  /** As its service names it, such as `shop/web`. */
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** ISO 8601, in UTC. */
  readonly time: string;
  /** The scan's folder in its repository, with a slash at the end; empty for the root, absent outside of a repository. */
  readonly folder?: string | undefined;
}
