import axios from 'axios';

axios.defaults.headers.common.authorization = `Bearer ${localStorage.getItem('session')}`;
