<script>
  function connect(connection) {
    window.location.href = 'https://garden.eu.auth0.com/authorize?response_type=token&scope=openid%20email' +
      '&client_id=CLIENT' +
      '&connection=' + connection +
      '&access_token=' + encodeURIComponent('<?php echo $token ?>') +
      '&redirect_uri=' + encodeURIComponent(location.origin);
  }
  <?php if ($connects): ?>
    connect('github');
  <?php endif; ?>
</script>
