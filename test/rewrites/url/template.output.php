<script>
  function connect(connection) {
    // TODO(auth0): Request the access token with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
    //   URL fragment.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    window.location.href = 'https://garden.eu.auth0.com/authorize?response_type=id_token&scope=openid%20email' +
      '&client_id=CLIENT' +
      '&connection=' + connection +
      '&prompt=login&state=' + rememberAuth0Link('<?php echo $token ?>') + '&nonce=' + pendingAuth0Link().state +
      '&redirect_uri=' + encodeURIComponent(location.origin);
  }
  <?php if ($connects): ?>
    connect('github');
  <?php endif; ?>

  takeAuth0Link('garden.eu.auth0.com', onAuth0Link);

  // Returns an unguessable `state` for a login.
  function newAuth0State() {
    var page = window;
    var source = page.crypto || page.msCrypto;
    return Array.prototype.join.call(source.getRandomValues(new Uint32Array(4)), '-');
  }

  // Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
  // linked.
  function rememberAuth0Link(accessToken) {
    var state = newAuth0State();
    var page = window.location.href;
    var pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
    sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
    return state;
  }

  // Returns what rememberAuth0Link stored.
  function pendingAuth0Link() {
    return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
  }

  // Returns a parameter from the URL fragment.
  function fragmentParameter(name) {
    var match = new RegExp('[#&]' + name + '=([^&]*)').exec(window.location.hash);
    var value = match && match[1];
    return value ? decodeURIComponent(value.replace(/\+/g, ' ')) : null;
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

  // Links the account if a login for linking has returned to this page, with its state and ID token in the URL fragment.
  // Then the address is that of the page where linking began. A failed login is left to the page's own code as well.
  function takeAuth0Link(domain, callback) {
    // The module may also be loaded on a server.
    if (typeof window === 'undefined') {
      return;
    }
    var pending = pendingAuth0Link();
    if (!pending.state || fragmentParameter('state') !== pending.state || pending.until < Date.now()) {
      return;
    }
    var idToken = fragmentParameter('id_token');
    var description = fragmentParameter('error_description');
    sessionStorage.removeItem('auth0PendingLink');
    if (idToken) {
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
    }
    if (!idToken || auth0Claims(idToken).nonce !== pending.state) {
      callback(new Error(description || 'Auth0 returned no ID token for this login'));
      return;
    }
    requestAuth0Link(
      domain,
      pending.accessToken,
      idToken,
      function () {
        if (pending.page) {
          window.history.replaceState(null, '', pending.page);
        }
        callback(null);
      },
      callback
    );
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
