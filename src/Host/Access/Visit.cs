using System.Net;
using LineOfSight.Host.Serving;

namespace LineOfSight.Host.Access;

/// <summary>Where somebody who signs in comes from.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Device">The device in plain words.</param>
/// <param name="Session">The session that the browser has until now, which the new one replaces.</param>
internal sealed record Visit(IPAddress? Address, string Device, Guid? Session)
{
    public static Visit Of(HttpContext context) =>
        new(context.Connection.RemoteIpAddress, Devices.Of(context.Request.Headers.UserAgent.ToString()), SignInCookie.SessionOf(context.User));
}
