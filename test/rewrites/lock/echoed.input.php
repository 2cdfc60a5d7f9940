<script src="https://cdn.auth0.com/js/lock/11.30/lock.min.js"></script>
<script>
  var linker = new Auth0Lock('<?php echo $clientId ?>', '<?= $domain ?>', {
    auth: {
      redirectUrl: '<?php echo $callback; ?>',
      responseType: 'code',
      params: { scope: 'openid', access_token: '<?php print $auth0->getAccessToken() ?>' }
    }
  });

  function linkAccount() {
    linker.show();
  }
</script>
<script>
  // refused: a template decides which options this login has
  new Auth0Lock('<?= $clientId ?>', '<?= $domain ?>', {
    auth: { params: { <?php if ($token) { ?>access_token: '<?= $token ?>'<?php } ?> } }
  }).show();
</script>
