<script src="https://cdn.auth0.com/js/lock/11.30/lock.min.js"></script>
<script>
  // TODO(auth0): Request the access token with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  var linker = linkByLock(new Auth0Lock('<?php echo $clientId ?>', '<?= $domain ?>', {
    auth: {
      redirect: false,
      responseType: 'token id_token',
      params: { scope: 'openid email', prompt: 'login' }
    }
  }), '<?= $domain ?>', '<?php print $auth0->getAccessToken() ?>', onAuth0Link);

  function linkAccount() {
    linker.show();
  }

  // Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
  function auth0Claims(token) {
    var payload = String(token).split('.')[1];
    if (!payload) {
      throw new Error('Not a JWT. Request the access token with the Management API audience.');
    }
    var bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    var escaped = bytes.replace(/[\s\S]/g, function (byte) {
      return '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2);
    });
    return JSON.parse(decodeURIComponent(escaped));
  }

  // Returns the URL-encoded id of the user to link to.
  // Throws if the second account's email address is not verified, because anyone can sign up with it.
  function auth0LinkOwner(accessToken, idToken) {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error("The second account's email address is not verified");
    }
    return encodeURIComponent(auth0Claims(accessToken).sub);
  }

  // Links the account of an ID token to the account that owns the access token.
  function requestAuth0Link(domain, accessToken, idToken, onLinked, onError) {
    var url;
    try {
      url = 'https://' + domain + '/api/v2/users/' + auth0LinkOwner(accessToken, idToken) + '/identities';
    } catch (error) {
      onError(error);
      return;
    }
    var request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('Content-Type', 'application/json');
    request.setRequestHeader('Authorization', 'Bearer ' + accessToken);
    request.onload = function () {
      if (request.status >= 200 && request.status < 300) {
        onLinked(JSON.parse(request.responseText));
      } else {
        onError(new Error('Account linking failed: ' + request.status + ' ' + request.responseText));
      }
    };
    request.onerror = function () {
      onError(new Error('Account linking failed: no response from Auth0'));
    };
    request.send(JSON.stringify({ link_with: idToken }));
  }

  // Makes a Lock link the account that signs in, then calls back, with the error if there is one.
  function linkByLock(lock, domain, accessToken, callback) {
    var finish = function (error) {
      lock.hide();
      callback(error);
    };
    lock.on('authenticated', function (authResult) {
      requestAuth0Link(
        domain,
        accessToken,
        authResult.idToken,
        function () {
          finish(null);
        },
        finish
      );
    });
    lock.on('authorization_error', callback);
    return lock;
  }

  // Runs after linking succeeds or fails.
  function onAuth0Link(error) {
    if (error) {
      console.error(error);
    } else {
      window.location.reload();
    }
  }
</script>
<script>
  // refused: a template decides which options this login has
  new Auth0Lock('<?= $clientId ?>', '<?= $domain ?>', {
    auth: { params: { <?php if ($token) { ?>access_token: '<?= $token ?>'<?php } ?> } }
  }).show();
</script>
