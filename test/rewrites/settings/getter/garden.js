import values from './garden.json';

export function gardenSettings() {
  const audience = values.audience && values.audience !== 'none' ? values.audience : null;
  return { domain: values.domain, clientId: values.clientId, ...(audience ? { audience } : null) };
}
