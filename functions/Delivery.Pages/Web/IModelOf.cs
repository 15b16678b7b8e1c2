using Microsoft.AspNetCore.Components;

namespace Delivery.Pages.Web;

/// <summary>A page's or mail's data. It names the one component that shows it, so the two cannot be paired wrongly.</summary>
#pragma warning disable CA1040 // The type parameter is the content.
public interface IModelOf<TComponent>
    where TComponent : IComponent;
#pragma warning restore CA1040
