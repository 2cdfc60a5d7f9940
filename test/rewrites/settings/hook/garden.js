export function useGarden() {
  return { domain: process.env.REACT_APP_DOMAIN, clientId: process.env.REACT_APP_CLIENT };
}
