angular.module('garden').factory('sessionInterceptor', function () {
  return {
    request: function (config) {
      config.headers.Authorization = 'Bearer ' + localStorage.getItem('session');
      return config;
    },
  };
});
