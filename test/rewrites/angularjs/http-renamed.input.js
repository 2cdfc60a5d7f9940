// The class of a service keeps `$http` under another name.
class KeyRing {
  constructor($http, $log) {
    'ngInject';
    this.http = $http;
    this.log = $log;
  }

  remove(id) {
    return this.http
      .post('https://orchard.eu.auth0.com/unlink', {
        access_token: localStorage.getItem('access_token'),
        user_id: id,
      })
      .then(({ data }) => data);
  }
}

function Keys($http) {
  const vm = this;
  const client = $http;
  vm.remove = (id) =>
    client.post('https://orchard.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token'),
      user_id: id,
    });
}

class Unknown {
  constructor(sender) {
    this.sender = sender;
  }

  remove(id) {
    // refused: Relink doesn't know this HTTP client
    return this.sender.post('https://orchard.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token'),
      user_id: id,
    });
  }
}

angular.module('orchard').service('keyRing', KeyRing).service('unknown', Unknown).controller('Keys', Keys);
