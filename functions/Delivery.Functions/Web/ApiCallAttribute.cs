namespace Delivery.Functions.Web;

/// <summary>What callers are told of an API function beyond its address; tests hold every word of it to the code.</summary>
/// <param name="summary">What the call does, in Chinese, as a person would ask for it.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApiCallAttribute(string summary) : Attribute
{
    public string Summary { get; } = summary;

    /// <summary>The record that the JSON body must have exactly the shape of; null where no body is read.</summary>
    public Type? Body { get; init; }

    /// <summary>The form of a file that may come in place of the JSON body, or is the only body, e.g. <c>text/csv</c>.</summary>
    public string? File { get; init; }

    /// <summary>The record of the answer; null where it is not JSON or has no body.</summary>
    public Type? Answer { get; init; }

    /// <summary>The record of one item, where the answer is a list by pages.</summary>
    public Type? Items { get; init; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>A PUT that answers 201 when it made what was not there.</summary>
    public bool Makes { get; init; }

    /// <summary>The form of an answer that is not JSON.</summary>
    public string? Form { get; init; }

    /// <summary>Anybody may call, without a key.</summary>
    public bool Open { get; init; }

    /// <summary>Open, but proved by a signature or a signed link, which may be missing or wrong.</summary>
    public bool Signed { get; init; }

    /// <summary>One of these, out of <see cref="Security.Role"/>, is what a key needs; none where any scope will do.</summary>
    public string[] Scopes { get; init; } = [];

    /// <summary>Who else may call, by session or signed link, in Chinese.</summary>
    public string? Also { get; init; }
}

/// <summary>A parameter that a call reads from the query.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ApiQueryAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public bool Required { get; init; }
}
