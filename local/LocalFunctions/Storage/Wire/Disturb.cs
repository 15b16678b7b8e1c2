namespace LocalFunctions.Storage.Wire;

/// <summary>Answers a request, or fails it before or after it took effect.</summary>
internal delegate ValueTask<Answer> Disturb(InProcessRequest request, Func<ValueTask<Answer>> answer);
