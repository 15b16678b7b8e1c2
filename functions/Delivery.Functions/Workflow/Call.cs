using Delivery.Functions.Security;

namespace Delivery.Functions.Workflow;

/// <summary>A sender's key as it is kept: who, where and under which key, and what the key was first used for.</summary>
/// <param name="Hash">Of caller, route and key.</param>
/// <param name="Body">Hash of what was sent; null where the key alone tells, as with a form that is sent twice.</param>
/// <param name="IsOfForm">A page carries it: what was refused is corrected and sent under it again.</param>
public sealed record CallKey(string Hash, string? Body, bool IsOfForm = false);

/// <summary>One act that somebody asks for, once: asked again under the same key, it is answered as the first time.</summary>
public sealed class Call(Caller by, CallKey? key = null)
{
    public Caller By { get; private set; } = by;

    public CallKey? Key { get; } = key;

    /// <summary>
    /// The act was done, or refused, before: the answer is the first one, and nothing was saved again. What follows the batch,
    /// such as a copy in a list, is done again all the same: the first time may have ended before it.
    /// </summary>
    public bool IsRepeated { get; internal set; }

    /// <summary>The first answer as it was written, where what it shows may have changed since.</summary>
    internal byte[]? Written { get; set; }

    /// <summary>Where the answer is kept, once it is.</summary>
    internal Place? KeptAt { get; set; }

    /// <summary>The same act, by whom a signed link names.</summary>
    public Call As(Caller actor)
    {
        By = actor;
        return this;
    }

    // What a person clicks carries no key.
    public static implicit operator Call(Caller by) => new(by);
}

/// <summary>What an act was, as the audit log names it.</summary>
/// <param name="Subject">Id of what it was done to.</param>
public sealed record Act(string Name, string Subject, string? Note = null);
