// Returns a parameter from the URL fragment.
export function fragmentParameter(name: string): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get(name);
}
