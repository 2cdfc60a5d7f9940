import axios from 'axios';

export const client = axios.create({ timeout: 5000 });
export const open = axios.create({ timeout: 9000 });
