using Microsoft.AspNetCore.Components;

namespace LocalFunctions.Views;

/// <summary>What every page of the host knows.</summary>
public abstract class LocalPage : ComponentBase
{
    [Parameter, EditorRequired]
    public ViewedHost Host { get; set; } = null!;
}
