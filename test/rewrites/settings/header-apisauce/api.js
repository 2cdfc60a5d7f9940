import { create } from 'apisauce';

export const api = create({ baseURL: '/api' });

api.addRequestTransform((request) => {
  request.headers.Authorization = localStorage.getItem('session');
});
