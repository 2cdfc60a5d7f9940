import { clientId, domain } from '../auth_config.json';

export const environment = { api: '/api', auth: { domain, clientId } };
