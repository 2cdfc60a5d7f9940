// Runs after linking succeeds or fails.
export function onAuth0Link(error?: unknown) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
