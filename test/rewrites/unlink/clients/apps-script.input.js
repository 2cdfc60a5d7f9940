function unlinkAccount(userId) {
  var response = UrlFetchApp.fetch('https://orchard.auth0.com/unlink', {
    method: 'post',
    contentType: 'application/json',
    payload: JSON.stringify({ access_token: PropertiesService.getUserProperties().getProperty('access_token'), user_id: userId })
  });
  return response.getResponseCode() === 200;
}
