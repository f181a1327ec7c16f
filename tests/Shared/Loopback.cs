using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SafetyGate.TestSupport;

/// <summary>Servers that only this machine can reach.</summary>
internal static class Loopback
{
    /// <summary>A started listener on a free port, and its address without a slash at its end.</summary>
    public static (HttpListener Listener, string Address) Listen()
    {
        for (int tries = 0; ; tries++)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var listener = new HttpListener();
            string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            listener.Prefixes.Add(address + "/");
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // Somebody else took the port in between.
            }
        }
    }
}
