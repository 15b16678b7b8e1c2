using System.Security.Cryptography;
using LocalFunctions;

namespace Delivery.Local.Hosting;

/// <summary>Made once for a data folder, and kept in it, so that what callers were given stays good over restarts.</summary>
internal sealed record ApiKeysFile(string StaffApiKey, string ApproverApiKey)
{
    public static ApiKeysFile Of(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "api-keys.json");
        if (AtomicFile.Read<ApiKeysFile>(path) is { } kept)
            return kept;
        var fresh = new ApiKeysFile(Fresh("staff"), Fresh("approver"));
        AtomicFile.Write(path, fresh);
        return fresh;
    }

    private static string Fresh(string use) => $"{use}-{RandomNumberGenerator.GetHexString(40, lowercase: true)}";
}
