namespace LocalFunctions.Storage.Gate;

/// <summary>What is asked of the storage, whichever way it comes.</summary>
/// <param name="Method">HTTP's.</param>
/// <param name="Resource">The table or the container, without keys and names; <c>Tables</c> and <c>$batch</c> stand as in their addresses.</param>
/// <param name="Name">For counting, as "read Courses".</param>
internal sealed record StorageCall(string Method, string Resource, string Name);
