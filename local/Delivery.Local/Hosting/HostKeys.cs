using System.Security.Cryptography;

namespace Delivery.Local.Hosting;

/// <summary>Made once for a data folder, and kept in it, so that what callers were given stays good over restarts.</summary>
public sealed record HostKeys(string StaffApiKey, string ApproverApiKey, string FunctionKey)
{
    internal static HostKeys Of(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "host-keys.json");
        if (AtomicFile.Read<HostKeys>(path) is { } kept)
            return kept;
        var fresh = new HostKeys(Fresh("staff"), Fresh("approver"), Fresh("function"));
        AtomicFile.Write(path, fresh);
        return fresh;
    }

    private static string Fresh(string use) => $"{use}-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
}
