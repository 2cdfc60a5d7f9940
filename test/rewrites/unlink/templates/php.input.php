<script>
  function drop(id) {
    $.post('https://garden.eu.auth0.com/unlink', { access_token: '<?php echo $token ?>', user_id: id });
  }
  <?php if ($removes): ?>
    drop('github|7');
  <?php endif; ?>
</script>
