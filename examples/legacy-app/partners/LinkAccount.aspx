<%@ Page Title="Link your rental account" Language="C#" MasterPageFile="~/Partner.master" AutoEventWireup="true" %>
<%@ Import Namespace="System.Security.Claims" %>

<asp:Content ContentPlaceHolderID="MainContent" runat="server">
  <h2>Hello, <%: ClaimsPrincipal.Current.FindFirst("name").Value %></h2>
  <p>Link your account at Kingfisher Cycles, and your club's discount is taken off every ride.</p>
  <p><a href="javascript:linkAccount()">Link my rental account</a></p>

  <script src="https://cdn.auth0.com/js/lock-9.2.min.js"></script>
  <script type="text/javascript">
    var lock = new Auth0Lock('<%= System.Configuration.ConfigurationManager.AppSettings["auth0:ClientId"] %>', 'bikes-example.eu.auth0.com');

    function linkAccount() {
      lock.show({
        callbackURL: '<%= Request.Url.GetLeftPart(UriPartial.Authority) %>/LoginCallback.ashx',
        authParams: {
          scope: 'openid profile',
          access_token: '<%= ClaimsPrincipal.Current.FindFirst("access_token").Value %>'
        }
      });
    }
  </script>
</asp:Content>
