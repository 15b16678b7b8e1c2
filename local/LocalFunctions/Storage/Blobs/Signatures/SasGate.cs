namespace LocalFunctions.Storage.Blobs.Signatures;

/// <summary>Which permission each operation needs.</summary>
internal static class SasGate
{
    /// <summary>Whether an existing blob may be replaced.</summary>
    /// <exception cref="BlobRefusedException">The permissions do not allow the call at all.</exception>
    public static bool Check(BlobCall call, string permissions)
    {
        var needed = (call.Method, call.Query["comp"]) switch
        {
            ("GET", "list") => "l",
            ("GET" or "HEAD", _) when call.Blob != "" => "r",
            ("PUT", null) when call.Blob != "" => "cw",
            ("PUT", _) when call.Blob != "" => "w",
            ("DELETE", null) when call.Blob != "" => "d",
            // A service SAS never reaches the container itself.
            _ => "",
        };
        if (call.Header("x-ms-copy-source") is not null || !permissions.Any(needed.Contains))
            throw new BlobRefusedException(BlobError.PermissionMismatch);
        return permissions.Contains('w', StringComparison.Ordinal);
    }
}
