import axios from 'axios';
export const auth0 = axios.create({ baseURL: 'https://orchard.auth0.com', timeout: 4000 });
