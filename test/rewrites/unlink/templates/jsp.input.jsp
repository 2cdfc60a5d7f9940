<script>
  function drop(id) {
    $.post('https://garden.eu.auth0.com/unlink', { access_token: '<%= token %>', user_id: id });
  }
  <% if (removes) { %>
    drop('github|7');
  <% } %>
</script>
