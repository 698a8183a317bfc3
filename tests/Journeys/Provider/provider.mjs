// An honest OpenID Connect provider (npm oidc-provider), with its own pages for trying it out. node provider.mjs PORT REDIRECT
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [{
    client_id: 'line-of-sight',
    client_secret: 'a secret of the provider',
    redirect_uris: [redirect],
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'tid'] },
  conformIdTokenClaims: false,
  async findAccount(_, id) {
    return { accountId: id, claims: async () => ({ sub: id, tid: 'wirral' }) };
  },
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
