// Returns a parameter from the URL fragment.
export function fragmentParameter(name: string): string | null {
  const match = new RegExp(`[#&]${name}=([^&]*)`).exec(window.location.hash);
  const value = match && match[1];
  return value ? decodeURIComponent(value.replace(/\+/g, ' ')) : null;
}
