export const getAccessToken = async () => localStorage.getItem('access_token');
