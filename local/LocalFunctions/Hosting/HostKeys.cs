using System.Security.Cryptography;

namespace LocalFunctions.Hosting;

/// <summary>Made once for a data folder, and kept in it, so that what callers were given stays good over restarts.</summary>
public sealed record HostKeys(string FunctionKey)
{
    internal static HostKeys Of(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "host-keys.json");
        if (AtomicFile.Read<HostKeys>(path) is { } kept)
            return kept;
        var fresh = new HostKeys($"function-{RandomNumberGenerator.GetHexString(40, lowercase: true)}");
        AtomicFile.Write(path, fresh);
        return fresh;
    }
}
