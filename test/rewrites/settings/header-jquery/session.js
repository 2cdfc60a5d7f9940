// $.ajaxSend(function () {});
$.ajaxSetup({
  beforeSend: function (xhr) {
    xhr.setRequestHeader('Authorization', 'Bearer ' + localStorage.getItem('session'));
  },
});
