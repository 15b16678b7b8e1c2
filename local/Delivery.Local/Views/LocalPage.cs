using Delivery.Local.Hosting;
using Microsoft.AspNetCore.Components;

namespace Delivery.Local.Views;

/// <summary>What every page of the host knows.</summary>
public abstract class LocalPage : ComponentBase
{
    [Parameter, EditorRequired]
    public DeliveryHost Host { get; set; } = null!;
}
