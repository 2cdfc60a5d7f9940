// Returns what rememberAuth0Link stored.
export function pendingAuth0Link(): { state?: string; accessToken?: string; page?: string; until: number } {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
}
