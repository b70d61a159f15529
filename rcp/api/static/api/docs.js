// What is tried from this page acts as the person signed in: the session's own token goes with it.
const place = document.getElementById("docs");

SwaggerUIBundle({
  domNode: place,
  url: place.dataset.schema,
  deepLinking: true,
  docExpansion: "none",
  tagsSorter: "alpha",
  filter: true,
  validatorUrl: null,
  requestInterceptor(request) {
    const token = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
    if (token && new URL(request.url, location.href).origin === location.origin) {
      request.headers["X-CSRFToken"] = token.split("=")[1];
    }
    return request;
  },
});
