// Runs after linking succeeds or fails.
export function onAuth0Link(error?: any) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
