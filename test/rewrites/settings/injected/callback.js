angular.module('garden').run(function (angularAuth0, session) {
  angularAuth0.parseHash(function (error, result) {
    if (result) session.open(result);
  });
});
