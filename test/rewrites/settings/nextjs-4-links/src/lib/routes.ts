export const routes = {
  login: '/auth/login',
  garage: '/garage',
};
