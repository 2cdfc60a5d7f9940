angular.module('shop').factory('accounts', function ($http) {
	return {
		unlink: function (token, id) {
			return $http.post("https://shop.eu.auth0.com/unlink", {
				access_token: token,
				user_id: id
			}).then(function (answer) {
				return answer.data;
			});
		}
	};
});
