import axios from 'axios';

axios.interceptors.request.use((config) => {
  config.headers.Authorization = `Bearer ${localStorage.getItem('session')}`;
  return config;
});

axios.interceptors.response.use((response) => response.data);
