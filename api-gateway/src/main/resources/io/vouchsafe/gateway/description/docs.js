'use strict';

// Shows the description of this very server; nothing is asked of any other.
SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#api',
  presets: [SwaggerUIBundle.presets.apis],
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  showExtensions: true,
  filter: true,
  validatorUrl: null,
});
